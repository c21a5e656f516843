import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_OF_A_PACK, planPacks, type KeptPack } from '../../src/knowledge/packing.ts'

const sizes = fc
  .dictionary(fc.stringMatching(/^[a-h]{1,3}$/), fc.nat({ max: 40_000 }), { maxKeys: 80 })
  .map((found) => new Map(Object.entries(found)))

it('puts each file into one pack whatever came and went, and few packs are ever written anew', () => {
  fc.assert(
    fc.property(fc.array(sizes, { minLength: 1, maxLength: 8 }), (times) => {
      let packs: readonly KeptPack[] = []
      for (const files of times) {
        const planned = planPacks(files, packs)
        expect(planned.flatMap(({ digests }) => digests).sort()).toEqual([...files.keys()].sort())
        for (const { kept, digests } of planned) {
          expect(kept === undefined || digests.every((digest) => kept.digests.includes(digest))).toBe(true)
          const size = digests.reduce((sum, digest) => sum + (files.get(digest) ?? 0), 0)
          expect(size).toBeLessThanOrEqual(MOST_OF_A_PACK)
        }
        packs = planned.map(({ kept, digests }, at) => kept ?? { name: String(at), namesKey: '', digests })
        expect(planPacks(files, packs).every(({ kept }) => kept)).toBe(true)
      }
    }),
  )
})

it('has few packs after many small changes', () => {
  const files = new Map<string, number>()
  let packs: readonly KeptPack[] = []
  for (let at = 0; at < 2000; at += 1) {
    files.set(String(at), 20)
    packs = planPacks(files, packs).map(({ kept, digests }) => kept ?? { name: '', namesKey: '', digests })
    expect(packs.length).toBeLessThan(14)
  }
})

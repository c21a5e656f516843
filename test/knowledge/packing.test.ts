import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MOST_OF_A_PACK, planPacks, type KeptPack } from '../../src/knowledge/packing.ts'

/** A file's digest stands for its text, so that its size never changes. */
const files = fc
  .uniqueArray(fc.stringMatching(/^[a-h]{1,3}$/), { maxLength: 80 })
  .map((digests) => new Map(digests.map((digest) => [digest, (Number.parseInt(digest, 36) * 7919) % 40_000])))

it('puts each file into one pack whatever came and went, and few packs are ever written anew', () => {
  fc.assert(
    fc.property(fc.array(files, { minLength: 1, maxLength: 8 }), (times) => {
      let packs: readonly KeptPack[] = []
      for (const sizes of times) {
        const planned = planPacks(sizes, packs)
        expect(planned.flatMap(({ digests }) => digests).sort()).toEqual([...sizes.keys()].sort())
        for (const { kept, digests } of planned) {
          expect(kept === undefined || digests.every((digest) => kept.digests.includes(digest))).toBe(true)
          const size = digests.reduce((sum, digest) => sum + (sizes.get(digest) ?? 0), 0)
          expect(size).toBeLessThanOrEqual(MOST_OF_A_PACK)
        }
        packs = planned.map(({ kept, digests }, at) => kept ?? { name: String(at), namesKey: '', digests })
        expect(planPacks(sizes, packs).every(({ kept }) => kept)).toBe(true)
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

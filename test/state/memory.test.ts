import { memoryState } from '../../src/state/memory.ts'
import { stateContract } from './contract.ts'

stateContract('memory', {
  newPlace: () => Promise.resolve({ open: (now) => Promise.resolve(memoryState(now)) }),
  lasts: false,
  reachesOthers: false,
})

import { createLog } from '../../src/log.ts'
import { createPainter } from '../../src/picture/painter.ts'

/** Longer than a machine that does much else takes for a picture. */
const PATIENCE = 60_000

/**
 * One for all tests that a process runs: what one had drawn need not be drawn again. Nobody closes it, since nobody
 * knows which test is the last; it ends with the process.
 */
export const painter = createPainter({ log: createLog('silent'), patience: PATIENCE })

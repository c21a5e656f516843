declare const unit: unique symbol

/**
 * The number of a passage among all passages of an index, from 0, in the order in which they were given. It is no other
 * number: not that of a sentence in its document, nor that of a passage among those of its language.
 */
export type PassageNumber = number & { readonly [unit]: 'passage' }

/**
 * Makes the number of a passage of one that was counted.
 * @throws RangeError where it can be none.
 */
export function passageNumber(counted: number): PassageNumber {
  if (isPassageNumber(counted)) return counted
  throw new RangeError(`${counted} is not the number of a passage.`)
}

function isPassageNumber(counted: number): counted is PassageNumber {
  return Number.isSafeInteger(counted) && counted >= 0
}

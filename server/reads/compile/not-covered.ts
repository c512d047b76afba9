/** Thrown inside the compiler by what it does not cover; the whole operation then goes to the resolvers. */
export class NotCovered extends Error {
  override readonly name = 'NotCovered';
}

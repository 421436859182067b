/** The number, 0 .. modulus-1, whose product with this one is 1 modulo `modulus`, which has no divisor in common with it. */
export function inverse(value: number, modulus: number): number {
  let [previous, remainder] = [modulus, ((value % modulus) + modulus) % modulus]
  let [before, coefficient] = [0, 1]
  while (remainder > 1) {
    const quotient = Math.floor(previous / remainder)
    ;[previous, remainder] = [remainder, previous - quotient * remainder]
    ;[before, coefficient] = [coefficient, before - quotient * coefficient]
  }
  return ((coefficient % modulus) + modulus) % modulus
}

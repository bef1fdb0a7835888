/** An evaluator that passes over what it does not know would let through, or hold back, what the policy does not. */
export function readWhole(what: string, object: object, known: readonly string[]): void {
  const unknown = Object.entries(object).filter(([key, value]) => value !== undefined && !known.includes(key)).map(([key]) => key);
  if (unknown.length > 0) throw new Error(`${what}: ${unknown.join(', ')} is not known here; add it, and see that conformance still finds no difference`);
}

const OFFSETS = [0x811c9dc5, 0x01000193];
const PRIME = 0x01000193;

/** Sixteen hexadecimal digits that are others when one of the texts is another: FNV-1a, twice from different beginnings. No protection against intent. */
export function contentHash(texts: readonly string[]): string {
  const text = JSON.stringify(texts);
  return OFFSETS.map((offset) => {
    let hash = offset;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME) >>> 0;
    return hash.toString(16).padStart(8, '0');
  }).join('');
}

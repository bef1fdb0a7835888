/** Whether some file fits both patterns, as far as one made of either tells. Source: github.com/mattn/go-zglob v0.0.2, New and Match. */
export function fitsBoth(one: string, other: string): boolean {
  return samples(one).some((file) => fits(other, file)) || samples(other).some((file) => fits(one, file));
}

/** Files that a pattern stands for: with and without folders between. */
function samples(pattern: string): readonly string[] {
  if (!pattern.includes('*')) return [pattern];
  const plain = pattern.replace(/\{([^,}]*)[^}]*\}/g, '$1');
  return ['', 'x/', 'x/y/'].map((folders) => plain.replaceAll('**/', folders).replace(/\*+/g, 'x'));
}

function fits(pattern: string, file: string): boolean {
  if (!pattern.includes('*')) return pattern === file;
  const parts = pattern.split(/(\*\*\/|\*+|\{[^}]*\})/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    if (/^\*+$/.test(part)) return '[^/]*';
    if (/^\{.*\}$/.test(part)) return `(?:${part.slice(1, -1).split(',').map(escaped).join('|')})`;
    return escaped(part);
  });
  return new RegExp(`^${parts.join('')}$`).test(file);
}

function escaped(text: string): string {
  return text.replace(/[.+?^$()|[\]\\{}]/g, '\\$&');
}

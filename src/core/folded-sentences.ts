/** So many of one kind are said one by one; more of them become one. */
const MOST_APART = 3;
/** So many of the others are named. */
const MOST_NAMED = 3;

/** What may differ in texts of one kind: the place in front, what stands in quotes, and numbers. */
const VARYING = /^[A-Za-z][\w./[\]-]*(?=: )|\[[^\][]*\]|`[^`]*`|"(?:[^"\\]|\\.)*"|\d+/g;
const NUMBER = /^\d+$/;

/**
 * The same sentences without repetitions; where many differ in nothing but places, names and numbers, the first one stands for all of them, with
 * how many there are and the first few. Each stays where its first one was.
 */
export function foldedSentences(sentences: readonly string[]): readonly string[] {
  const kinds = new Map<string, string[]>();
  for (const sentence of new Set(sentences)) {
    const kind = sentence.replace(VARYING, '\0');
    const alike = kinds.get(kind);
    if (alike) alike.push(sentence);
    else kinds.set(kind, [sentence]);
  }
  const many = [...kinds.values()].filter(({ length }) => length > MOST_APART);
  const first = new Map(many.map((alike) => [alike[0], folded(alike)]));
  const others = new Set(many.flatMap((alike) => alike.slice(1)));
  return [...new Set(sentences)].filter((sentence) => !others.has(sentence)).map((sentence) => first.get(sentence) ?? sentence);
}

function folded(alike: readonly string[]): string {
  const [first, ...others] = alike;
  const names = [...new Set(namesOf(alike).slice(1))];
  return `${first} The same is so of ${others.length} more: ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ' and others' : ''}.`;
}

/** What tells them from each other: the first thing in which they differ, and no number where there is something else. */
function namesOf(alike: readonly string[]): readonly string[] {
  const varying = alike.map((sentence) => sentence.match(VARYING) ?? []);
  const differing = varying[0].map((_, i) => i).filter((i) => varying.some((one) => one[i] !== varying[0][i]));
  const by = differing.find((i) => !varying.every((one) => NUMBER.test(one[i]))) ?? differing[0];
  return varying.map((one) => one[by]);
}

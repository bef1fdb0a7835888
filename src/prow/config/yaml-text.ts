import { Document, isScalar, Pair, Scalar, visit } from 'yaml';

/** Texts that every reader takes for a text without quotes. */
const PLAIN = /^[A-Za-z/]([-A-Za-z0-9_/.@+()=,~]|:(?=[^\s])| (?=[^\s#]))*$/;
/** Words that a reader of YAML 1.1 or 1.2 takes for something else. */
const WORD = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
/** What a literal block would not give back exactly in every reader. */
const NO_BLOCK = /[\t\r]| (\n|$)|^[ \n]|\n\n$/;

/**
 * An object as YAML text that readers of YAML 1.1 (Go's sigs.k8s.io/yaml in Prow, kubectl) and 1.2 read alike: whatever could be a number, a
 * boolean or a date stands in quotes. Keys are sorted, so that the order in which somebody wrote them changes nothing.
 */
export function yamlText(value: Readonly<Record<string, any>>): string {
  const document = new Document(value, { aliasDuplicateObjects: false, sortMapEntries: byKey });
  visit(document, { Scalar: (_, scalar) => setStyle(scalar) });
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
}

function setStyle(scalar: Scalar): void {
  if (typeof scalar.value !== 'string') return;
  if (PLAIN.test(scalar.value) && !WORD.test(scalar.value)) scalar.type = 'PLAIN';
  else scalar.type = scalar.value.includes('\n') && !NO_BLOCK.test(scalar.value) ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

function byKey(a: Pair, b: Pair): number {
  const [left, right] = [keyOf(a), keyOf(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function keyOf({ key }: Pair): string {
  return String(isScalar(key) ? key.value : key);
}

import fc from 'fast-check';
import { Document, isScalar, Pair, Scalar, stringify, visit } from 'yaml';
import { forbiddenCharacter } from '../../src/core/safe-text';
import { quotedYamlText, yamlText } from '../../src/core/yaml-text';

const SEED = 20270114;
const RUNS = 3_000;

/** Which texts stand in which style is ours; how they are written in it is the library's. */
const PLAIN = /^[A-Za-z/]([-A-Za-z0-9_/.@+()=,~]|:(?=[^\s])| (?=[^\s#]))*$/;
const WORD = /^(y|n|yes|no|on|off|true|false|null|nan|inf)$/i;
const NO_BLOCK = /[\t\r]| (\n|$)|^[ \n]|\n\n$/;

function byLibrary(value: object): string {
  const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
  const document = new Document(value, { aliasDuplicateObjects: false, sortMapEntries: (a: Pair, b: Pair) => (keyOf(a) < keyOf(b) ? -1 : 1) });
  visit(document, { Scalar: (_, scalar) => void (typeof scalar.value === 'string' && (scalar.type = styleOf(scalar.value))) });
  return document.toString({ lineWidth: 0, doubleQuotedAsJSON: true });
}

function styleOf(text: string): Scalar.Type {
  if (PLAIN.test(text) && !WORD.test(text)) return 'PLAIN';
  return text.includes('\n') && !NO_BLOCK.test(text) ? 'BLOCK_LITERAL' : 'QUOTE_DOUBLE';
}

const STRANGE = [
  '', ' ', 'yes', 'No', 'y', 'null', '~', '0o17', '012', '1_000', '12:30', '.inf', '<<', '=', '2001-01-01', '10', '9', '-1', '__proto__', 'constructor',
  'toString',
  '- a', 'a: b', 'a:b', 'a:', 'a #b', 'a#b', '%a', '---', '...', '--- a', '? a', '-', 'é', '日本', '🌿', '\u0000', '\u007f', '\u2028', '\ufeff', '\ud800',
  'a\nb', 'a\nb\n', 'a\n\nb\n', 'a\n  b\n', ' a\nb', '\na', '\n', 'a\n\n', 'a \nb', 'a\tb', 'a\r\nb', 'a\n---\nb', '---\na',
  'x'.repeat(1023), 'x'.repeat(1024), 'x'.repeat(1025), 'é'.repeat(1025), 'long '.repeat(60),
];
const string = fc.oneof(
  fc.constantFrom(...STRANGE),
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...STRANGE), { maxLength: 4 }).map((parts) => parts.join('\n')),
  fc.string({ unit: fc.constantFrom(...'-:#?/{}[]\'"%&*!|>@`, ~.019aexyn\n\t') }),
);
/** Others are refused before anything is written. */
const key = string.filter((text) => forbiddenCharacter(text) === undefined);
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { depthSize: 'medium' },
    { weight: 3, arbitrary: string },
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(undefined, null, 0, -0, 1e21, 1e-7),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(key, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('any JSON data is written as the library writes it', () => {
  const same = (map: object): void => expect(yamlText(map)).toBe(byLibrary(map));
  fc.assert(fc.property(fc.dictionary(key, data, { maxKeys: 5, noNullPrototype: true }), same), { seed: SEED, numRuns: RUNS });
});

test('so is data with all texts in quotes, in the order in which it was written', () => {
  const key = fc.stringMatching(/^[a-z]+(-[a-z]+)*$/).filter((word) => !WORD.test(word));
  const value = fc.oneof(fc.stringMatching(/^[ -~]*$/), fc.integer(), fc.boolean());
  const map = fc.dictionary(key, fc.oneof(value, fc.array(value), fc.array(fc.dictionary(key, value)), fc.dictionary(key, value)), { noNullPrototype: true });
  const options = { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 } as const;
  fc.assert(fc.property(map, (one) => expect(quotedYamlText(one)).toBe(stringify(one, options))), { seed: SEED, numRuns: RUNS / 10 });
});

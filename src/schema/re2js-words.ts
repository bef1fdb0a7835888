/** Categories, each before its long names as Go looks them up. */
const CATEGORIES = [
  'Lc Casedletter|Pe Closepunctuation|M Combiningmark Mark|Pc Connectorpunctuation|Cc Control Cntrl|Sc Currencysymbol',
  'Pd Dashpunctuation|Nd Decimalnumber Digit|Me Enclosingmark|Pf Finalpunctuation|Cf Format|Pi Initialpunctuation|L Letter',
  'Nl Letternumber|Zl Lineseparator|Ll Lowercaseletter|Sm Mathsymbol|Lm Modifierletter|Sk Modifiersymbol|Mn Nonspacingmark|N Number',
  'Ps Openpunctuation|C Other|Lo Otherletter|No Othernumber|Po Otherpunctuation|So Othersymbol|Zp Paragraphseparator|Co Privateuse',
  'P Punctuation Punct|Z Separator|Zs Spaceseparator|Mc Spacingmark|Cs Surrogate|S Symbol|Lt Titlecaseletter|Cn Unassigned',
  'Lu Uppercaseletter',
].join('|').split('|').map((words) => words.split(' '));

/** Scripts of Unicode 16 and 17, which re2js has and Go 1.26 has not. */
const YOUNGER = ['Garay', 'Sidetic', 'Sunuwar', 'Todhri'];

/**
 * The same expression in the words of re2js, where it differs from Go 1.26. Go takes names of Unicode properties in any case, without regard to
 * blanks, hyphens and underscores, and knows their long names; but it knows no scripts that are younger than its tables, nor those of two words.
 * Two groups may have one name, so each gets another. A bracket before a colon in a class is a bracket where no ":]" follows.
 *
 * Undefined where Go has no property of that name. Source: regexp/syntax/parse.go, unicodeTable, parsePerlFlags, parseClass; unicode/tables.go.
 */
export function inWordsOfRe2js(pattern: string): string | undefined {
  if (!/\\[pP]|\[:|\(\?P?</.test(pattern)) return pattern;
  let written = '';
  let inClass = false;
  for (let at = 0; at < pattern.length;) {
    const token = tokenAt(pattern, at, inClass);
    const word = inClass && token === '[' && pattern[at + 1] === ':' ? '\\[' : renamed(token, at);
    if (word === undefined) return undefined;
    written += word;
    inClass = inClass ? token !== ']' : token.startsWith('[');
    at += token.length;
  }
  return written;
}

const PROPERTY = /\\[pP](?:\{[^}]*\}|[^{])/.source;
const CHARACTER = /(?:\\x\{[^}]*\}|\\.|[^])/.source;
/** The other end of a range, behind the first; a bracket that begins a class may be one, too. */
const TO = `(?:-(?!\\])${CHARACTER})?`;
/** What Go reads at once, in a class and elsewhere. */
const IN_CLASS = new RegExp(`(?:\\]|${PROPERTY}|\\\\[dDsSwW]|\\[:.*?:\\]|${CHARACTER}${TO})`, 'suy');
const OUTSIDE = new RegExp(`(?:\\\\Q.*?(?:\\\\E|$)|${PROPERTY}|\\\\.|\\[\\^?(?:\\]${TO})?|\\(\\?P?<\\w+>|[^])`, 'suy');

function tokenAt(pattern: string, at: number, inClass: boolean): string {
  const expression = inClass ? IN_CLASS : OUTSIDE;
  expression.lastIndex = at;
  return expression.exec(pattern)![0];
}

function renamed(token: string, at: number): string | undefined {
  if (/^\(\?P?<\w+>$/.test(token)) return `(?P<at${at}>`;
  const property = /^\\([pP])(?:\{(\^?)([^}]*)\}|(.))$/su.exec(token);
  if (!property) return token;
  const [, letter, not = '', long, short] = property;
  const name = plainName(long ?? short);
  return name === undefined ? undefined : `\\${letter}{${not}${name}}`;
}

function plainName(written: string): string | undefined {
  const lower = written.replace(/[ _-]/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const name = lower.slice(0, 1).replace(/[a-z]/, (letter) => letter.toUpperCase()) + lower.slice(1);
  const category = CATEGORIES.find(([, ...long]) => long.includes(name));
  if (category) return category[0];
  return YOUNGER.includes(name) ? undefined : name;
}

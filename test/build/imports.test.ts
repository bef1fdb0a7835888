import { withImports } from '../../build/imports';

/** Everything that is local is lazy, and loaded by its name in capitals. */
const lazily = (code: string): string => withImports(code,
  (module) => (module.startsWith('.') ? { expression: `load("${module.slice(2)}")`, isLazy: true } : undefined));
const X = 'let $x_1;\n';
const LOADED = '($x_1 ??= load("x"))';

test.each([
  ['a library stays', 'const y = require("yaml");\ny.parse();', 'const y = require("yaml");\ny.parse();'],
  ['a call', 'const x_1 = require("./x");\n(0, x_1.f)(1);', `${X}(0, ${LOADED}.f)(1);`],
  ['a base class', 'const x_1 = require("./x");\nclass A extends x_1.B {}', `${X}class A extends ${LOADED}.B {}`],
  ['an object that is made', 'const x_1 = require("./x");\nnew x_1.B(new x_1.C.D());', `${X}new ${LOADED}.B(new ${LOADED}.C.D());`],
  ['what a factory makes', 'const x_1 = require("./x");\nnew B(x_1.c);', `${X}new B(${LOADED}.c);`],
  ['a template', `const x_1 = require("./x");\n\`\${x_1.A}\`;`, `${X}\`\${${LOADED}.A}\`;`],
  ['a property of that name', 'const x_1 = require("./x");\na.x_1 = x_1.B;', `${X}a.x_1 = ${LOADED}.B;`],
  ['a spread', 'const x_1 = require("./x");\n({ ...x_1.A });', `${X}({ ...${LOADED}.A });`],
  ['a namespace', 'const x_1 = __importStar(require("./x"));\nx_1.f();', 'let $x_1;\n($x_1 ??= __importStar(load("x"))).f();'],
  ['a default', 'var x_1 = __importDefault(require("./x"));\nx_1.default;', 'let $x_1;\n($x_1 ??= __importDefault(load("x"))).default;'],
  ['text that looks like it', 'const x_1 = require("./x");\nconst t = "x_1.f"; // x_1.f', `${X}const t = "x_1.f"; // x_1.f`],
])('%s', (_, code, expected) => {
  expect(lazily(code)).toBe(expected);
});

test('what is not lazy is a variable still', () => {
  expect(withImports('const x_1 = require("./x");\nx_1.f();', () => ({ expression: 'load("x")', isLazy: false }))).toBe('const x_1 = load("x");\nx_1.f();');
});

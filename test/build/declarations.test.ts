import { publicDeclarations } from '../../build/declarations';

const FILES: Readonly<Record<string, string>> = {
  'index': 'export { A } from \'./core/a\';\n',
  'core/a': [
    'import type { k8s } from \'cdk8s-plus-28\';',
    'import { B, readB } from \'./b\';',
    'import { C } from \'../prow/c\';',
    '/** What it is. */',
    'export declare class A {',
    '    /** An answer. */',
    '    readonly b: B;',
    '    /** @internal */',
    '    readonly _c: C;',
    '    /**',
    '     * Not for you.',
    '     *',
    '     * @internal',
    '     */',
    '    _pod(): k8s.PodSpec;',
    '    private readonly d;',
    '}',
    'export declare function readA(b: typeof readB): A;',
    '',
  ].join('\n'),
  'core/b': [
    'interface Base {',
    '    readonly c: string;',
    '}',
    'export interface B extends Base {',
    '}',
    'export declare function readB(): B;',
    // a member of the same name does not mean it
    'declare const c: readonly string[];',
    '',
  ].join('\n'),
  'prow/c': 'export interface C {\n}\n',
};

test('only what the public names lead to is declared', () => {
  expect(Object.fromEntries(publicDeclarations('index', (name) => FILES[name]))).toEqual({
    'index': FILES.index,
    'core/a': [
      '',
      'import { B } from \'./b\';',
      '/** What it is. */',
      'export declare class A {',
      '    /** An answer. */',
      '    readonly b: B;',
      '    private readonly d;',
      '}',
      '',
    ].join('\n'),
    'core/b': FILES['core/b'].replace('\nexport declare function readB(): B;', '').replace('\ndeclare const c: readonly string[];', ''),
  });
});

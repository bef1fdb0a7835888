import * as ts from 'typescript';
import { docOf, members, PUBLIC } from './public-api';
import { place } from './source';

test('every exported class, interface and member says what it is', () => {
  const silent = [...PUBLIC, ...PUBLIC.flatMap(members)].filter(({ node }) => !/^\/\*\*[\s*]*[^\s*@]/.test(docOf(node) ?? ''));
  expect(silent.map(({ name, source, node }) => `${place(source, node)} ${name}`)).toEqual([]);
});

test('every optional property of exported interfaces has a @default, and "undefined" is none', () => {
  const optional = PUBLIC.filter(({ node }) => ts.isInterfaceDeclaration(node)).flatMap(members).filter((member) => member.optional);
  const silent = optional.filter(({ node }) => !/@default +(?!-? *undefined\b)\S/.test(docOf(node) ?? ''));
  expect(silent.map(({ name, source, node }) => `${place(source, node)} ${name}`)).toEqual([]);
});

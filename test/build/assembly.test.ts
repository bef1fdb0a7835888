import { slimAssembly } from '../../build/assembly';

test('types stay, texts and places go', () => {
  const members = [{ name: 'docs', type: { primitive: 'string' }, docs: { summary: 'Where to read.', default: '- nowhere', stability: 'experimental' } }];
  const type = { fqn: 'p.A', symbolId: 'src/a:A', locationInModule: { filename: 'src/a.ts', line: 3 }, docs: { stability: 'deprecated', deprecated: 'use B' },
    properties: members };
  expect(JSON.parse(slimAssembly(JSON.stringify({ name: 'p', fingerprint: 'abc', types: { 'p.A': type } })))).toEqual({
    name: 'p',
    fingerprint: '**********',
    types: {
      'p.A': {
        fqn: 'p.A',
        symbolId: 'src/a:A',
        docs: { stability: 'deprecated', deprecated: 'use B' },
        properties: [{ name: 'docs', type: { primitive: 'string' }, docs: { stability: 'experimental' } }],
      },
    },
  });
});

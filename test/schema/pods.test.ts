import { Where } from '../../src/core/problem';
import { Refusals, readValue, walk } from '../../src/core/props';
import { POD_DECODED, POD_DECODED_LOOSELY } from '../../src/schema/native-kinds';
import { readAs } from '../../src/schema/reader';
import { Type } from '../../src/schema/receiver';

function said(type: Type, value: unknown): readonly string[] {
  const refusals = new Refusals();
  refusals.of(() => readValue(Where.validation, '', value, (given, report) => walk(report, (note) => readAs(type, given, note))));
  return refusals.found.map(({ text }) => text);
}

const container = { image: 'a:1', command: ['make'], env: [{ name: 'CGO_ENABLED', value: '0' }] };

test.each<[string, unknown, readonly string[]]>([
  ['what a server would refuse, and Go decodes', { restartPolicy: 'Sometimes', containers: [{ ...container, ports: [{ containerPort: 0 }] }], volumes: [{}] }, []],
  ['a quantity that is a number', { containers: [{ ...container, resources: { requests: { cpu: 1, memory: '1Gi' } } }] }, []],
  ['null', { containers: null, nodeSelector: { a: null }, tolerations: [null] }, []],
  ['an unknown field', { contaners: [container] }, ['"contaners" is not a field; did you mean "containers"? (UnknownProp)']],
  ['a number as a text', { containers: [{ ...container, env: [{ name: 'A', value: 1 }] }] },
    ['containers[0].env[0].value: 1 is not a string; put it in quotes: "1" (WrongType)']],
  ['a field in another case', { Containers: [container] }, ['"Containers" is not a field; did you mean "containers"? (UnknownProp)']],
  ['a quantity that is none', { containers: [{ ...container, resources: { limits: { memory: '1 GB' } } }] },
    ['containers[0].resources.limits.memory: "1 GB" is not a quantity; write one like "100m", "256Mi" or "10Gi" (QuantityInvalid)']],
])('as Go decodes it: %s', (_, value, expected) => expect(said(POD_DECODED, value)).toEqual(expected));

test('as sigs.k8s.io/yaml does it', () => {
  expect(said(POD_DECODED_LOOSELY, { Containers: [{ ...container, ENV: [{ name: 'A', value: 1 }], args: [true] }] })).toEqual([]);
  expect(said(POD_DECODED_LOOSELY, { containers: [{ ...container, tty: 'true' }] })).toEqual(['containers[0].tty: "true" is not a boolean; write true, without quotes (WrongType)']);
});

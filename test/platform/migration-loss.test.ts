import { brokenPromises, inWords, type Loss } from '../lab/migrations/loss';

const NOTHING: Loss = { webhooks: [], packets: [], connections: [] };
const PACKETS: Loss = { ...NOTHING, packets: [{ begin: 0, end: 400, count: 3 }, { begin: 9_000, end: 11_500, count: 24 }] };
const WEBHOOKS: Loss = { ...NOTHING, webhooks: [{ begin: 0, end: 61_000, count: 200 }] };
const OF_PODS: Loss = { ...NOTHING, connections: ['from a pod of node-1 to one of node-2'] };
const OF_NODES: Loss = { ...NOTHING, connections: ['from node-1 itself to a pod of node-2'] };

const FEW_PACKETS = 'packets between two nodes for at most 2 seconds, when the second of them changes; connections stay.';
const MORE_PACKETS = FEW_PACKETS.replace('2', '3');
const CONNECTIONS = 'connections that a node itself opened to pods of another node before the step above, and so on.';
const A_MINUTE = 'webhooks from now until GitHub is told in the next steps, about 1 minutes. GitHub does not try again by itself.';
const TWO_MINUTES = A_MINUTE.replace('1', '2');

test.each<[sentence: string, loss: Loss, words: string, broken: readonly string[]]>([
  ['none.', NOTHING, 'nothing', []],
  ['none: both ways answer.', NOTHING, 'nothing', []],
  ['none.', PACKETS, '27 packets in 2.5 s', ['27 packets in 2.5 s were lost, where the runbook says: none.']],
  [FEW_PACKETS, PACKETS, '27 packets in 2.5 s', [`27 packets in 2.5 s were lost, where the runbook says: ${FEW_PACKETS}`]],
  [MORE_PACKETS, PACKETS, '27 packets in 2.5 s', []],
  [MORE_PACKETS, OF_PODS, `the connection ${OF_PODS.connections[0]}`, [`the connection ${OF_PODS.connections[0]} came to an end, where the runbook says: ${MORE_PACKETS}`]],
  [CONNECTIONS, OF_NODES, `the connection ${OF_NODES.connections[0]}`, []],
  [CONNECTIONS, OF_PODS, `the connection ${OF_PODS.connections[0]}`, [`the connection ${OF_PODS.connections[0]} came to an end, where the runbook says: ${CONNECTIONS}`]],
  ['none: both ways answer.', WEBHOOKS, '200 webhooks in 61.0 s', ['200 webhooks in 61.0 s were lost, where the runbook says: none: both ways answer.']],
  [A_MINUTE, WEBHOOKS, '200 webhooks in 61.0 s', [`200 webhooks in 61.0 s were lost, where the runbook says: ${A_MINUTE}`]],
  [TWO_MINUTES, WEBHOOKS, '200 webhooks in 61.0 s', []],
])('the lab compares what a runbook promises with what was lost: %s', (sentence, loss, words, broken) => {
  expect(inWords(loss)).toBe(words);
  expect(brokenPromises(sentence, loss)).toEqual(broken);
});

test('a promise that nobody can measure is none', () => {
  expect(() => brokenPromises('hardly anything.', NOTHING)).toThrow('nobody knows what is lost by: hardly anything.');
});

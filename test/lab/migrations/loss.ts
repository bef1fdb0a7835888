/** A time without answers; each in milliseconds since 1970. */
export interface Outage {
  readonly begin: number;
  readonly end: number;
  /** How many were not answered. */
  readonly count: number;
}

/** What was lost from a step on. */
export interface Loss {
  readonly webhooks: readonly Outage[];
  readonly packets: readonly Outage[];
  /** Connections that were opened before, and came to an end. */
  readonly connections: readonly string[];
}

/** What a runbook says may be lost. */
interface Promised {
  readonly webhookSeconds: number;
  readonly packetSeconds: number;
  readonly ofNodes: boolean;
}

const NOTHING: Promised = { webhookSeconds: 0, packetSeconds: 0, ofNodes: false };

/** Sentences of runbooks, and what they promise; one that is not known promises nothing that could be measured. */
const SENTENCES: readonly (readonly [RegExp, (figure: number) => Partial<Promised>])[] = [
  [/^none\.$/, () => ({})],
  [/^none: both ways answer\.$/, () => ({})],
  [/^none for jobs that run; a component that changes is away for the seconds in which its pod is made anew\.$/, () => ({})],
  [/^packets between two nodes for at most (\d+) seconds, .*; connections stay\.$/, (seconds) => ({ packetSeconds: seconds })],
  [/^connections that a node itself opened to pods of another node before\b/, () => ({ ofNodes: true })],
  [/^webhooks from now until GitHub is told in the next steps, about (\d+) minutes\. /, (minutes) => ({ webhookSeconds: 60 * minutes })],
];

/** Connections of a node's own programs, and not of pods. */
export const ofNode = (name: string): string => `from ${name} itself`;
const OF_NODE = new RegExp(`^${ofNode('\\S+')} `);

/** Where more was lost than a sentence of a runbook promises, in words. */
export function brokenPromises(sentence: string, { webhooks, packets, connections }: Loss): readonly string[] {
  const { webhookSeconds, packetSeconds, ofNodes } = promisedBy(sentence);
  const unkept = connections.filter((name) => !(ofNodes && OF_NODE.test(name)));
  return [
    ...over('webhooks', webhooks, webhookSeconds),
    ...over('packets', packets, packetSeconds),
    ...unkept.map((name) => `the connection ${name} came to an end`),
  ].map((loss) => `${loss}, where the runbook says: ${sentence}`);
}

export function inWords({ webhooks, packets, connections }: Loss): string {
  const words = [...webhooks.length === 0 ? [] : [said('webhooks', webhooks)], ...packets.length === 0 ? [] : [said('packets', packets)],
    ...connections.map((name) => `the connection ${name}`)];
  return words.length === 0 ? 'nothing' : words.join('; ');
}

function promisedBy(sentence: string): Promised {
  for (const [pattern, promised] of SENTENCES) {
    const match = pattern.exec(sentence);
    if (match) return { ...NOTHING, ...promised(Number(match[1])) };
  }
  throw new Error(`nobody knows what is lost by: ${sentence}`);
}

function over(what: string, outages: readonly Outage[], seconds: number): readonly string[] {
  return outages.some((outage) => secondsOf(outage) > seconds) ? [`${said(what, outages)} were lost`] : [];
}

function said(what: string, outages: readonly Outage[]): string {
  const count = outages.reduce((sum, outage) => sum + outage.count, 0);
  return `${count} ${what} in ${Math.max(...outages.map(secondsOf)).toFixed(1)} s`;
}

function secondsOf({ begin, end }: Outage): number {
  return (end - begin) / 1000;
}

import { Requirement } from '../../core/requirement';
import { SecretNeed } from '../../core/secret-need';
import { ExposurePlan } from '../../exposure/exposure-plan';
import { CniVerification } from '../../network/cni-plan';
import { ProwModel } from '../../prow/prow-model';
import { NodePortFacts } from '../cluster/cluster-plan';
import { Amounts } from '../cluster/prow-requests';
import { GitOpsTelling } from '../gitops/git-ops-plan';
import { StoreEntry } from '../secret-delivery';
import { ApplyStage } from './apply-plan';
import { SealedObjects } from './secrets-list';

/** What `NEXT-STEPS.md` is written from. */
export interface DeliveryFacts {
  readonly prow: ProwModel;
  /** The way of a webhook, as Mermaid; absent where nobody knows the objects. */
  readonly picture?: string;
  /** The cluster that it is for; absent where nobody said. */
  readonly cluster?: ClusterFacts;
  /** Whole address that GitHub sends webhooks to, with `/hook` at its end; undefined when nobody said. */
  readonly hookUrl?: string;
  /** The same in words, for what stands in no YAML. */
  readonly hookAddress?: string;
  /** Address of deck in a browser; undefined when nobody said. */
  readonly deckUrl?: string;
  /** How it is reached, for what is no address; absent where nobody said. */
  readonly exposure?: ExposurePlan;
  /** Who applies it from Git, and how it is told to; absent where `apply.sh` or kubectl does. */
  readonly gitOps?: GitOpsTelling;
  /** What is applied, in order. */
  readonly stages: readonly ApplyStage[];
  /** What has to be in the cluster besides. */
  readonly requirements: readonly Requirement[];
  /** What should be known before anything is applied: one paragraph of Markdown each. */
  readonly warnings: readonly string[];
  /** The network that somebody installs before anything else: its name, and the command; absent where what is applied does. */
  readonly network?: { readonly name: string; readonly command: string };
  /** Commands that show whether the network between pods works, and what they show then. */
  readonly verification?: readonly CniVerification[];
  /** Secrets that others than Prow need. */
  readonly secrets?: readonly SecretNeed[];
  /** Where the Secrets of Prow come from, and what must be there; absent where `secrets.sh` makes them. */
  readonly store?: { readonly name: string; readonly entries: readonly StoreEntry[] };
  /** How `secrets.sh` seals what it makes, and what; absent where it makes Secrets in the cluster. */
  readonly sealed?: SealedObjects;
  /** What the exposure, the CNI and the rest want to be known: one paragraph of Markdown each. */
  readonly notes: readonly string[];
}

/** What is said of the cluster that a Prow is for. */
export interface ClusterFacts {
  readonly name: string;
  /** What to do, in order: paragraphs of Markdown. */
  readonly paragraphs: readonly string[];
  readonly waysIn: readonly string[];
  /** What its nodes are when it has been started, and why, as a clause. */
  readonly nodesShow: string;
  /** How a node port is reached from outside. */
  readonly nodePorts: NodePortFacts;
  /** Whether its nodes are on the machine of who tries it out, which GitHub seldom reaches. */
  readonly isLocal: boolean;
  /** What its own pods ask for, and those of this Prow. */
  readonly own: Amounts;
  readonly needs: Amounts;
}

/** One step of `NEXT-STEPS.md`: what to do, what is seen then, and what it means where it is not. */
export interface Step {
  readonly title: string;
  /** Paragraphs of Markdown, with the commands. */
  readonly paragraphs: readonly string[];
  /** What follows "You should see ", without a stop. */
  readonly see: string;
  /** Whole sentences behind "If not: ". */
  readonly ifNot: readonly string[];
  /** More to know of it. */
  readonly more?: readonly string[];
}

/** A step as it is written. */
export function written({ paragraphs, see, ifNot, more = [] }: Omit<Step, 'title'>): readonly string[] {
  return [...paragraphs, `You should see ${see}.`, `If not: ${ifNot.join(' ')}`, ...more];
}

/** How their user comes by what he gives for them. */
export function howTos(needs: readonly SecretNeed[]): readonly string[] {
  return needs.flatMap(({ howTo }) => (howTo === undefined ? [] : [howTo]));
}

/** Commands, one to a line. */
export function shell(...commands: readonly string[]): string {
  return `\`\`\`sh\n${commands.join('\n')}\n\`\`\``;
}

/** A list, one item to a line. */
export function bullets(items: readonly string[]): string {
  return items.map((item) => `* ${item}`).join('\n');
}

/** Names as a sentence has them. */
export function quotedInWords(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted[quoted.length - 1]}`;
}

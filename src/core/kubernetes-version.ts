import { IConstruct } from 'constructs';
import { Finding } from './problem';
import { isPlainObject, Rule } from './props';
import { quote } from './quote';
import { text } from './safe-text';

/** The minors of Kubernetes 1 whose API is known here. */
export const OLDEST_MINOR = 33;
export const NEWEST_MINOR = 37;

/** As `kubectl version` writes it, or its first two parts: `1.35`, `v1.35.2+k3s1`, `1.35.2-gke.1000`. */
const VERSION = /^v?(\d{1,3})\.(\d{1,3})(?:\.\d{1,3}(?:[-+][0-9A-Za-z.+-]+)?)?$/;

/** A version of Kubernetes, of which the minor counts. */
export const kubernetesMinor: Rule<number> = (value, report) => {
  const version = text(value, report);
  const [, major, minor] = VERSION.exec(version) ?? [];
  if (minor === undefined) {
    return report({ what: `${quote(version)} is not a version of Kubernetes`, instead: `write one like "1.${OLDEST_MINOR}"`, code: 'KubernetesVersionInvalid' });
  }
  const isKnown = major === '1' && Number(minor) >= OLDEST_MINOR && Number(minor) <= NEWEST_MINOR;
  return isKnown ? Number(minor) : report({
    what: `${quote(version)} is outside 1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}, of which the API is known here`, instead: 'write the oldest of your clusters that is among them',
    code: 'KubernetesVersionUnknown',
  });
};

/** What is wrong with something that came with a later minor than the oldest that the output is for. */
export function newerThan(what: string, since: number, minor: number): Finding {
  return {
    what: `${what}came with Kubernetes 1.${since}, and kubernetesVersion is "1.${minor}"`,
    instead: `leave it out, or raise kubernetesVersion to "1.${since}" where no cluster is older`, code: 'KubernetesTooOld',
  };
}

/** The oldest minors that what is below a construct is for. */
const said = new WeakMap<IConstruct, number>();

/** A construct says which is the oldest minor that what is below it is applied to. */
export function sayMinor(construct: IConstruct, minor: number): void {
  said.set(construct, minor);
}

/** The oldest minor that a construct is applied to: what the nearest around it says. */
export function minorOf(construct: IConstruct | undefined): number {
  for (let at = construct; at !== undefined; at = at.node.scope) {
    const minor = said.get(at);
    if (minor !== undefined) return minor;
  }
  return OLDEST_MINOR;
}

/** Properties with the version that is said around a construct, where they name none. */
export function onVersionAround<T extends object>(scope: IConstruct, props: T): T {
  if (!isPlainObject(props) || Object.getOwnPropertyDescriptor(props, 'kubernetesVersion')?.value !== undefined) return props;
  return { ...props, kubernetesVersion: `1.${minorOf(scope)}` };
}

import { INSIDE, secluded } from '../../core/reach';
import { isIpAddress, urlHostName, urlPort } from '../../core/net';
import { AppliedObject, isNamed, withField, withTexts } from './applied-object';
import { ChartFacts } from './chart-facts';
import { ChartValue, Marks, reference } from './chart-value';

/** A name that YAML takes for a text, and a schema of Go's understands. */
const HOST = /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The DNS names of hook and deck, wherever they stand. */
export function hostValues(facts: ChartFacts): readonly ChartValue[] {
  const { exposure: { hookUrl, deckUrl }, prow: { deckLogin }, objects } = facts;
  // a certificate would be asked for by a solver that is not for the name
  if (objects.some(({ json }) => json.spec?.acme?.solvers?.some(({ selector }: { readonly selector?: object }) => selector !== undefined))) return [];
  const [hook, deck] = [hookUrl, deckUrl].map((url) => (url === undefined ? undefined : urlHostName(url)));
  const values = hook === deck ? [{ name: 'host', host: deck, says: 'The DNS name of hook and deck.' }] : [
    { name: 'hook.host', host: hook, says: 'The DNS name that GitHub sends webhooks to.' },
    { name: 'deck.host', host: deck, says: 'The DNS name that people see deck at.' },
  ];
  return values
    // what people come back to after they signed in is in a Secret too
    .filter(({ name }) => name === 'hook.host' || deckLogin === undefined)
    .flatMap(({ name, host, says }) => (host === undefined || isIpAddress(host) || !HOST.test(host) ? [] : [hostValue(name, host, says)]))
    .filter(({ mark }) => objects.some((object) => isMarked(mark, object)));
}

function hostValue(name: string, host: string, says: string): ChartValue {
  const whole = new RegExp(`(?<![\\w.@-])${host.replaceAll('.', '\\.')}(?![\\w-]|\\.\\w)`, 'g');
  return {
    name, value: host, says: `${says} The DNS leads it to the cluster, and GitHub is told of it.`,
    schema: {
      type: 'string', maxLength: 253, pattern: HOST.source,
      // what nobody outside finds: an app whose own name is one is for the inside
      ...(secluded(host) === undefined ? { not: { pattern: INSIDE.source } } : {}),
    },
    mark: (object, marks) => withTexts(object, (text) => text.replace(whole, marks.of(reference(name)))),
  };
}

/** The node ports of hook and deck, where their Services have one each. */
export function nodePortValues({ exposure, prow: { namespace }, objects, nodePortRange }: ChartFacts): readonly ChartValue[] {
  const [minimum, maximum] = nodePortRange.split('-').map(Number);
  const ports = (object: AppliedObject): readonly number[] => (object.kind === 'Service' ? object.json.spec?.ports ?? [] : [])
    .flatMap(({ nodePort }: { readonly nodePort?: number }) => nodePort ?? []);
  const own = (name: string): readonly number[] => objects.filter((object) => isNamed(object, 'Service', namespace, name)).flatMap(ports);
  const taken = [...new Set(objects.filter(({ name, namespace: at }) => at !== namespace || !['hook', 'deck'].includes(name)).flatMap(ports))].sort();
  return ([['hook', exposure.hookUrl], ['deck', exposure.deckUrl]] as const).flatMap(([component, url]): ChartValue[] => {
    const [port, ...others] = own(component);
    if (port === undefined || others.length > 0) return [];
    const name = `${component}.nodePort`;
    const address = url !== undefined && urlPort(url) === port ? new URL(url).host : undefined;
    return [{
      name, value: port, says: `The port of every node that leads to ${component}.`,
      schema: { type: 'integer', minimum, maximum, ...(taken.length === 0 ? {} : { not: { enum: taken } }) },
      mark: (object, marks) => {
        if (!isNamed(object, 'Service', namespace, component)) return address === undefined ? object : withTexts(object, inAddress(address, port, marks.of(reference(name))));
        const at = (object.json.spec.ports as readonly { readonly nodePort?: number }[]).findIndex(({ nodePort }) => nodePort === port);
        return withField(object, ['spec', 'ports', at, 'nodePort'], marks.of(reference(name)));
      },
    }];
  });
}

/** In the URL that others are told. */
function inAddress(address: string, port: number, piece: string): (text: string) => string {
  return (text) => text.split(`//${address}`).reduce((before, after) => (
    /^\d/.test(after) ? `${before}//${address}${after}` : `${before}//${address.slice(0, -String(port).length)}${piece}${after}`));
}

export function isMarked(mark: ChartValue['mark'], object: AppliedObject): boolean {
  return JSON.stringify(mark(object, new Marks()).json) !== JSON.stringify(object.json);
}

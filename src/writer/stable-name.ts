import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

const LONGEST = 63;
const HASH_LENGTH = 8;

/**
 * The DNS label that cdk8s makes of a construct's path in a clean environment. cdk8s' own `Names.toDnsLabel` takes another hash when
 * CDK8S_LEGACY_HASH is set, and lower-cases by the rules of the locale.
 */
export function stableName(construct: IConstruct, options: { readonly hash: boolean; readonly longest: number } = { hash: true, longest: LONGEST }): string {
  const { path, addr } = construct.node;
  if (/^[0-9a-z-]+$/.test(path) && path.length <= options.longest) return path;
  const parts = path.split('/').map((part) => part.toLowerCase().replace(/[^0-9a-z-_.]/g, '').slice(0, options.longest));
  if (options.hash) parts.push(addr.slice(0, HASH_LENGTH));
  return parts
    .reverse()
    .filter((part, i, all) => part !== all[i - 1])
    .join('/')
    .slice(0, options.longest)
    .split('/')
    .reverse()
    .join('-')
    .split('-')
    .filter((part) => part !== '' && part !== 'resource' && part !== 'default')
    .join('-');
}

/** True when the object's name was generated, and would be another one in a clean environment. */
export function isNameFromEnvironment(object: ApiObject): boolean {
  // both are private to cdk8s and have no public counterpart
  const generated = object['props'].metadata?.name === undefined && object.chart.generateObjectName === Chart.prototype.generateObjectName;
  return generated && object.name !== stableName(object, { hash: !object.chart['_disableResourceNameHashes'], longest: object.kind === 'CronJob' ? 52 : LONGEST });
}

import { isPlainObject } from '../../core/props';
import { didYouMean } from '../../core/quote';
import { elements, jobsAnywhere, JobWithPresets, placedDecorations } from '../admission/named-in-jobs';
import { Job } from '../jobs/job';
import { ProwModel } from '../prow-model';
import { camelCase } from './upstream-words';

/** A key of a Secret that a pod does not start without, and where it is named. */
interface NamedKey {
  readonly path: string;
  readonly name: unknown;
  readonly key: unknown;
}

/** Keys that jobs and decorations name, of Secrets of `jobSecrets` that do not have them. */
export function secretKeyWarnings(model: ProwModel): readonly string[] {
  const { jobSecrets, storage: { credentials }, github: { cloneApp } } = model;
  // of one name with Prow's own they are one Secret, with the keys of both
  const ofProw = [credentials?.secretNames.jobs, cloneApp?.secretName];
  const named = [
    ...jobsAnywhere(model).flatMap(keysOfJob),
    ...placedDecorations(model).flatMap(({ config, place }) => keysOfDecoration(config, place, place.startsWith('decoration[') ? camelCase : (word) => word)),
  ];
  const told = named.flatMap(({ path, name, key }) => {
    const index = jobSecrets.findIndex((one) => one.name === name);
    if (index < 0 || ofProw.includes(jobSecrets[index].name) || typeof key !== 'string') return [];
    const keys = jobSecrets[index].keys.map((one) => one.key);
    if (keys.includes(key)) return [];
    const meant = didYouMean(key, keys);
    return [`${path}: \`jobSecrets[${index}]\` makes the Secret \`${String(name)}\` without the key \`${key}\`, and the pod does not start without it; `
      + (meant === undefined ? 'add it to keys.' : `did you mean \`${meant}\`?`)];
  });
  return [...new Set(told)];
}

function keysOfJob({ job, path, presets }: JobWithPresets): readonly NamedKey[] {
  const spec: Job = isPlainObject(job.spec) ? job.spec : {};
  return [
    ...keysOfVolumes(spec.volumes, `${path}.spec.volumes`),
    ...(['initContainers', 'containers'] as const).flatMap((list) => elements(spec[list]).flatMap(({ env }, i) => keysOfEnvironment(env, `${path}.spec.${list}[${i}].env`))),
    ...presets.flatMap(({ preset, place }) => [...keysOfVolumes(preset.volumes, `${place}.volumes`), ...keysOfEnvironment(preset.env, `${place}.env`)]),
    ...keysOfDecoration(job.decoration_config, `${path}.decoration_config`),
  ];
}

function keysOfEnvironment(env: unknown, path: string): readonly NamedKey[] {
  return elements(env).flatMap(({ valueFrom }, i) => present(valueFrom?.secretKeyRef, `${path}[${i}].valueFrom.secretKeyRef`));
}

function keysOfVolumes(volumes: unknown, path: string): readonly NamedKey[] {
  return elements(volumes).flatMap(({ secret, projected }, i) => [
    ...keysOfItems(secret, secret?.secretName, `${path}[${i}].secret`),
    ...elements(projected?.sources).flatMap((source, j) => keysOfItems(source.secret, source.secret?.name, `${path}[${i}].projected.sources[${j}].secret`)),
  ]);
}

function keysOfItems(source: unknown, name: unknown, path: string): readonly NamedKey[] {
  if (!isPlainObject(source) || source.optional === true) return [];
  return elements(source.items).map(({ key }, i) => ({ path: `${path}.items[${i}].key`, name, key }));
}

function keysOfDecoration(decoration: unknown, path: string, said = (word: string): string => word): readonly NamedKey[] {
  if (!isPlainObject(decoration)) return [];
  return ['oauth_token_secret', 'github_app_private_key_secret'].flatMap((prop) => present(decoration[prop], `${path}.${said(prop)}`));
}

function present(reference: unknown, path: string): readonly NamedKey[] {
  return isPlainObject(reference) && reference.optional !== true ? [{ path: `${path}.key`, name: reference.name, key: reference.key }] : [];
}

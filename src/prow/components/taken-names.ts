import { ExtraVolume } from '../../core/extra-volume';
import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ProwModel } from '../prow-model';
import { kubeconfigPart } from '../clusters/kubeconfig-part';
import { placedPrograms } from '../programs/placed-programs';
import { COMPONENT_KINDS, ComponentName, UpstreamProgram } from './component-kinds';
import { cachePart } from './ghproxy-cache';
import { deckLoginPart } from './deck-login-part';
import { joinParts, Mount } from './pod-part';
import { certificatesPart, clonesPart, configPart, githubPart, pluginsPart, scratchPart, slackPart, storagePart, webhookPart } from './pod-parts';

interface TakenFinding {
  readonly prop: `${ComponentName | UpstreamProgram | 'privateDeck'}.${string}` | `externalPlugins[${string}`;
  readonly finding: Finding;
}

/** What somebody added to a component's pod and stands there already: variables, volumes, and places of volumes. */
export function takenFindings(prow: ProwModel): readonly TakenFinding[] {
  // of all components, so that what is free stays free when a component gets a part that others have
  const ours = joinParts([
    configPart(prow), pluginsPart, scratchPart, clonesPart, webhookPart(prow), githubPart(prow), certificatesPart(prow.github), storagePart(prow, 'deck'),
    deckLoginPart(prow.deckLogin), cachePart(prow), slackPart(prow), kubeconfigPart(prow),
  ]);
  const [variables, volumes] = [names(ours.env), names(ours.volumes)];
  const all = [
    ...(Object.keys(COMPONENT_KINDS) as readonly ComponentName[]).map((component) => ({ at: component as string, settings: prow.components[component] })),
    ...prow.privateDeck === undefined ? [] : [{ at: 'privateDeck', settings: prow.privateDeck.settings }],
    ...prow.externalPlugins.flatMap(({ placed }, i) => (placed === undefined ? [] : [{ at: `externalPlugins[${i}]`, settings: placed.settings }])),
    ...placedPrograms(prow).flatMap(({ at, running }) => (running === undefined ? [] : [{ at, settings: running }])),
  ];
  return all.flatMap(({ at, settings: { env, extraVolumes } }) => {
    return [
      ...env.flatMap(({ name }, i) => (variables.includes(name)
        ? [{ prop: `${at}.env[${i}]` as TakenFinding['prop'], finding: taken(`${quote(name)} is set by us`, 'use another name', 'EnvironmentNameTaken') }] : [])),
      ...extraVolumes.flatMap(({ _volume: { name }, _mount: { mountPath } }, i) => [
        ...(volumes.includes(name) ? [taken(`${quote(name)} is a volume of ours`, 'use another name', 'VolumeTaken')] : []),
        ...placeFindings(mountPath, ours.mounts),
        ...twiceFindings(extraVolumes.slice(0, i), name, mountPath),
      ].map((finding) => ({ prop: `${at}.extraVolumes[${i}]` as TakenFinding['prop'], finding }))),
    ];
  });
}

/** Where Kubernetes puts the token that a component signs in at the API server with, unless something stands there already. */
const TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What the images of Prow are made of; `/ko-app` holds the program. Source: the images' layers, built by ko on Alpine. */
const IMAGE_FOLDERS = /^\/(bin|dev|etc|etc\/ssl|etc\/ssl\/certs|ko-app|lib|proc|run|sbin|sys|usr|usr\/bin|usr\/lib|var|var\/run|var\/run\/ko)?$/;

function placeFindings(mountPath: string, ours: readonly Mount[]): readonly Finding[] {
  const path = plainPath(mountPath);
  const same = ours.find((mount) => mount.mountPath === path);
  const above = ours.find((mount) => mount.readOnly === true && isBelow(path, mount.mountPath));
  if (same !== undefined) return [taken(`${quote(mountPath)} is a mount of ours`, 'use another path', 'VolumeTaken')];
  if (above !== undefined) {
    return [
      taken(`${quote(mountPath)} lies in ${quote(above.mountPath)}, a mount of ours that nothing can be mounted in, because it is read-only`,
        'use another path, like "/etc/extra"', 'VolumeTaken'),
    ];
  }
  if (path === TOKEN || isBelow(path, TOKEN) || isBelow(TOKEN, path)) {
    return [
      taken(`${quote(mountPath)} is in the way of ${quote(TOKEN)}, where the token for the API server is mounted`,
        'use another path, like "/etc/extra"', 'MountHidesFiles'),
    ];
  }
  return IMAGE_FOLDERS.test(path) || ours.some((mount) => isBelow(mount.mountPath, path))
    ? [taken(`${quote(mountPath)} would hide what the image and mounts of ours have there`, 'use a path of its own, like "/etc/extra"', 'MountHidesFiles')]
    : [];
}

function twiceFindings(before: readonly ExtraVolume[], name: string, mountPath: string): readonly Finding[] {
  return [
    ...(before.some(({ _volume }) => _volume.name === name)
      ? [taken(`${quote(name)} is the name of another of these volumes`, 'give each its own', 'VolumeTaken')] : []),
    ...(before.some(({ _mount }) => plainPath(_mount.mountPath) === plainPath(mountPath))
      ? [taken(`${quote(mountPath)} is the path of another of these volumes`, 'give each its own', 'VolumeTaken')] : []),
  ];
}

/** As the kernel reads it: without doubled slashes, dots, and a slash at the end; `/` becomes nothing. */
function plainPath(path: string): string {
  return path.replace(/(\/\.?)+(?=\/|$)/g, '');
}

function isBelow(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function names(entries: readonly { readonly name: string }[]): readonly string[] {
  return entries.map(({ name }) => name);
}

function taken(what: string, instead: string, code: 'EnvironmentNameTaken' | 'MountHidesFiles' | 'VolumeTaken'): Finding {
  return { what, instead, code };
}

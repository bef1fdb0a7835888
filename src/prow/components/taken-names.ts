import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { ProwModel } from '../prow-model';
import { COMPONENT_KINDS, ComponentName } from './component-kinds';
import { cachePart } from './ghproxy-cache';
import { deckLoginPart } from './deck-login-part';
import { joinParts } from './pod-part';
import { certificatesPart, clonesPart, configPart, githubPart, pluginsPart, scratchPart, storagePart, webhookPart } from './pod-parts';

/** What somebody added to a component's pod and stands there already: variables, volumes, and places of volumes. */
export function takenFindings(prow: ProwModel): readonly { readonly prop: `${ComponentName}.${string}`; readonly finding: Finding }[] {
  // of all components, so that what is free stays free when a component gets a part that others have
  const ours = joinParts([
    configPart, pluginsPart, scratchPart, clonesPart, webhookPart(prow), githubPart(prow), certificatesPart(prow.github), storagePart(prow),
    deckLoginPart(prow.deckLogin), cachePart(prow),
  ]);
  const [variables, volumes, paths] = [names(ours.env), names(ours.volumes), ours.mounts.map(({ mountPath }) => mountPath)];
  return (Object.keys(COMPONENT_KINDS) as readonly ComponentName[]).flatMap((component) => {
    const { env, extraVolumes } = prow.components[component];
    return [
      ...env.flatMap(({ name }, i) => (variables.includes(name)
        ? [{ prop: `${component}.env[${i}]` as const, finding: taken(`${quote(name)} is set by us`, 'use another name', 'EnvironmentNameTaken') }] : [])),
      ...extraVolumes.flatMap(({ _volume: { name }, _mount: { mountPath } }, i) => [
        ...(volumes.includes(name) ? [taken(`${quote(name)} is a volume of ours`, 'use another name', 'VolumeTaken')] : []),
        ...(paths.includes(mountPath) ? [taken(`${quote(mountPath)} is a mount of ours`, 'use another path', 'VolumeTaken')] : []),
      ].map((finding) => ({ prop: `${component}.extraVolumes[${i}]` as const, finding }))),
    ];
  });
}

function names(entries: readonly { readonly name: string }[]): readonly string[] {
  return entries.map(({ name }) => name);
}

function taken(what: string, instead: string, code: 'EnvironmentNameTaken' | 'VolumeTaken'): Finding {
  return { what, instead, code };
}

import { ProwModel } from '../prow-model';
import { LABEL_SYNC } from './label-sync-options';
import { LabelSyncSettings } from './programs-model';
import { scheduleNote } from './scheduled-program';

/** What is good to know of programs beside the nine. */
export function programNotes(model: ProwModel): readonly string[] {
  const { namespace, programs: { labelSync } } = model;
  return labelSync === undefined ? [] : [labelNote(labelSync, namespace)];
}

function labelNote(settings: LabelSyncSettings, namespace: string): string {
  const { confirm, pluginLabels, reach: { only, orgs } } = settings;
  const whose = only.length > 0 ? only.map((name) => `\`${name}\``).join(', ') : `all repositories of ${orgs.map((name) => `\`${name}\``).join(', ')}`;
  return `label_sync ${confirm ? 'gives' : 'says what it would give'} ${whose} the labels of \`label-config\`${pluginLabels ? ', those of the plugins among them' : ''}: `
    + 'a label that is there already gets the colour and the text that are said, and one that is not named stays as it is. '
    + `${scheduleNote(LABEL_SYNC, namespace, settings)} each change.`;
}

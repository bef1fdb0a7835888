import { effectivelyHidden, hasHiddenJob } from '../config/hidden-repositories';
import { PRIVATE_DECK } from '../private-deck-settings';
import { ProwModel } from '../prow-model';
import { BRANCHPROTECTOR } from './branchprotector-options';
import { GCSWEB } from './gcsweb-options';
import { LABEL_SYNC } from './label-sync-options';
import { PERIBOLOS } from './peribolos-options';
import { BranchprotectorSettings, LabelSyncSettings, PeribolosSettings } from './programs-model';
import { scheduleNote } from './scheduled-program';

/** What is good to know of programs beside the nine. */
export function programNotes(model: ProwModel): readonly string[] {
  const { namespace, programs: { branchprotector, labelSync, peribolos, tot } } = model;
  return [
    ...branchprotector === undefined ? [] : [protectionNote(branchprotector, namespace)],
    ...labelSync === undefined ? [] : [labelNote(labelSync, namespace)], ...peribolos === undefined ? [] : [organisationNote(peribolos, namespace)],
    ...gcswebNotes(model),
    ...tot === undefined ? [] : ['tot numbers the runs of jobs in the claim `tot`. While it is away no job starts, and where the claim is lost it counts from 1 '
      + 'again, so that new logs are written over old ones.'],
  ];
}

function protectionNote(settings: BranchprotectorSettings, namespace: string): string {
  return `branchprotector ${settings.confirm ? 'writes' : 'says what it would change of'} the section \`branch-protection\` to GitHub, as one who may administer `
    + `repositories. ${scheduleNote(BRANCHPROTECTOR, namespace, settings)} each branch.`;
}

function labelNote(settings: LabelSyncSettings, namespace: string): string {
  const { confirm, pluginLabels, reach: { only, orgs } } = settings;
  const whose = only.length > 0 ? only.map((name) => `\`${name}\``).join(', ') : `all repositories of ${orgs.map((name) => `\`${name}\``).join(', ')}`;
  return `label_sync ${confirm ? 'gives' : 'says what it would give'} ${whose} the labels of \`label-config\`${pluginLabels ? ', those of the plugins among them' : ''}: `
    + 'a label that is there already gets the colour and the text that are said, and one that is not named stays as it is. '
    + `${scheduleNote(LABEL_SYNC, namespace, settings)} each change.`;
}

function organisationNote(settings: PeribolosSettings, namespace: string): string {
  const { confirm, configMapName, configMapKey, maximumRemovalDelta } = settings;
  const means = confirm
    ? `Whoever may change that ConfigMap decides who is in the organisation: a run removes up to ${Math.round(maximumRemovalDelta * 100)} of 100 members.`
    : 'It changes nothing before `confirm: true`.';
  return `peribolos ${confirm ? 'makes organisations what' : 'says how organisations differ from what'} \`${configMapKey}\` of ConfigMap `
    + `\`${namespace}/${configMapName}\` says, which somebody else makes. ${means} ${scheduleNote(PERIBOLOS, namespace, settings)} each change.`;
}

/** Files that lists of the same deck leave out, behind its login. */
export function gcswebWarnings(model: ProwModel): readonly string[] {
  if (model.programs.gcsweb?.behind !== 'deck') return [];
  const hidden = [...effectivelyHidden(model), ...hasHiddenJob(model) ? ['jobs with `hidden: true`'] : []];
  return hidden.length === 0 ? [] : [
    `gcsweb shows files of ${hidden.join(', ')} to everybody who is let in to deck, whose lists leave them out: it shows all of the bucket. With `
      + '`privateDeck: { url, access }` it stands behind the login of that one.',
  ];
}

function gcswebNotes({ namespace, programs: { gcsweb }, storage: { identity } }: ProwModel): readonly string[] {
  if (gcsweb === undefined) return [];
  const { link, path, bucket, url, behind } = gcsweb;
  const where = `${path}${bucket.replace(/^\w+:\/\//, '')}/`;
  const found = link === undefined
    ? `Nobody outside reaches gcsweb, and deck does not link to it, because deck asks nobody who he is: \`deckAccess: DeckAccess.oauth2Proxy({ … })\` has it stand `
      + `behind the same login. Until then \`kubectl --namespace ${namespace} port-forward service/${GCSWEB} 8080:80\` shows http://localhost:8080${where}.`
    : behind === PRIVATE_DECK
      ? `deck and ${PRIVATE_DECK} link each job to its files, at ${link}. The bucket holds files of hidden repositories too, so that they stand behind the login of `
        + `${PRIVATE_DECK}: who is let in to deck alone does not open them.`
      : `deck links each job to its files, at ${link}.${url === undefined ? '' : ` A way from ${url} to Service \`${namespace}/${GCSWEB}\` is yours to make.`}`;
  const account = identity?.accounts.deck;
  return [
    `${found} gcsweb shows everything in the bucket, with what it may read as deck.`
      + (account === undefined ? '' : ` In the cloud it is \`${account}\`, as deck is: let the ServiceAccount \`${namespace}/${GCSWEB}\` be that too.`),
  ];
}

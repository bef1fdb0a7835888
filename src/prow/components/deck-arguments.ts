import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { effectivelyHidden, hasHiddenJob } from '../config/hidden-repositories';
import { PRIVATE_DECK } from '../private-deck-settings';
import { ProwModel } from '../prow-model';

/** What decides what a deck keeps to itself. */
export type DeckSurroundings = Pick<ProwModel, 'configOverrides' | 'deckLogin' | 'github' | 'isDeckOpen' | 'jobs' | 'privateDeck'>;

/** Flags that show what is hidden, and flags by which people rerun and abort. Source: prow cmd/deck/main.go at a61940897. */
const SHOW = ['hidden-only', 'show-hidden', 'tenant-id'];
const RERUN = ['cookie-secret', 'github-oauth-config-file', 'oauth-url', 'rerun-creates-job'];

const OFF = /^(0|[fF]|false|FALSE|False)$/;

/** An argument of deck that opens what is closed, or asks for rights that it does not have. */
export function deckHarm(argument: string, prow: DeckSurroundings): Finding | undefined {
  const flag = flagOf(argument);
  if (flag === 'rerun-creates-job' && prow.deckLogin === undefined) {
    return {
      what: `${quote(argument)} has deck start and abort jobs for people, and its rights are to read`, instead: 'say it with deckLogin: DeckLogin.github({ … })',
      code: 'ArgumentHarmful',
    };
  }
  // where there are two decks, properties of the second one say what each shows
  if (flag === undefined || !SHOW.includes(flag) || !prow.isDeckOpen || prow.privateDeck !== undefined) return undefined;
  const hidden = [...effectivelyHidden(prow), ...hasHiddenJob(prow) ? ['jobs with "hidden: true"'] : []];
  return hidden.length === 0 ? undefined : {
    what: `${quote(argument)} shows everybody who reaches deck what is hidden from them: ${hidden.join(', ')}`,
    instead: 'leave it out, and give deckAccess: DeckAccess.oauth2Proxy({ … }) or privateDeck: { url, access }', code: 'ArgumentHarmful',
  };
}

/** The same of the second deck, in which people only look. */
export function privateDeckHarm(argument: string): Finding | undefined {
  const flag = flagOf(argument);
  return flag === undefined || !RERUN.includes(flag) ? undefined : {
    what: `${quote(argument)} is for people who rerun and abort jobs, and the rights of ${PRIVATE_DECK} are to read`,
    instead: 'leave it out: comments on pull requests start and abort jobs', code: 'ArgumentHarmful',
  };
}

/** What flags of the first deck alone say there is no part of the second. */
export function withoutRerun(taken: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(taken).filter(([flag]) => !RERUN.includes(flag)));
}

/** Its name; undefined for one that is turned off. */
function flagOf(argument: string): string | undefined {
  const [, name, value] = /^--?([^-=][^=]*)(?:=([^]*))?$/.exec(argument) ?? [];
  return value !== undefined && OFF.test(value) ? undefined : name;
}

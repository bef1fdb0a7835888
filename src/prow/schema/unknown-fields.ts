import { ConfigurationError, Finding, Where } from '../../core/problem';
import { Note, readValue, walk } from '../../core/props';
import { DEFAULT_PROW_VERSION } from '../images';

/** A note that leaves out what another version of Prow may know: it is warned of instead. */
export function asKnownBy(version: string, note: Note): Note {
  if (version === DEFAULT_PROW_VERSION) return note;
  return Object.assign((finding: Finding): void => {
    if (finding.code !== 'UnknownProp') note(finding);
  }, { at: (path: string) => asKnownBy(version, note.at(path)), read: note.read });
}

/** The same as warnings. */
export function unknownTo(version: string, look: (note: Note) => void): readonly string[] {
  if (version === DEFAULT_PROW_VERSION) return [];
  try {
    readValue(Where.validation, '', undefined, (_, report) => walk(report, look));
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.filter(({ code }) => code === 'UnknownProp')
      .map(({ text }) => `Prow at a61940897 does not know something, and whether ${version} does is not known here. ${text}.`);
  }
}

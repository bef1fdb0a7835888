import { integer } from '../core/values';

/** GitHub sends no webhook of more than 25 MB. Source: docs.github.com, webhooks/webhook-events-and-payloads ("Payload cap"). */
export const GITHUB_BODY_LIMIT = 25 * 1024 * 1024;

const KIB = 1024;

/** How many bytes a webhook may have: from 64 KiB, which the events of pull requests fit into, to four times of what GitHub sends. */
export const webhookBodyLimit = integer(64 * KIB, 4 * GITHUB_BODY_LIMIT);

/** A number of bytes in nginx' words, which others read too: `25m`. */
export function inUnits(bytes: number): string {
  if (bytes % (KIB * KIB) === 0) return `${bytes / (KIB * KIB)}m`;
  return bytes % KIB === 0 ? `${bytes / KIB}k` : String(bytes);
}

/** A number of bytes as sentences have it. */
export function inSentences(bytes: number): string {
  return bytes === GITHUB_BODY_LIMIT ? '25 MB' : `${bytes} bytes`;
}

/** What a limit below GitHub's own keeps out. */
export function smallLimitNotes(bytes: number): readonly string[] {
  if (bytes >= GITHUB_BODY_LIMIT) return [];
  return [`GitHub sends webhooks of up to ${GITHUB_BODY_LIMIT} bytes: those of more than ${bytes} are refused, and GitHub shows them with 413.`];
}

/** What it means where nothing at the door limits them. */
export function unlimitedNote(name: string, why: string): string {
  return `${name} ${why}: hook reads whatever comes to its end, and into its memory, before it looks at the signature. Who sends without end `
    + 'makes it end; Kubernetes starts it again.';
}

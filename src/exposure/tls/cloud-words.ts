import { also } from '../../core/props';
import { quote } from '../../core/quote';
import { filledText } from './words';

// forms alone: which regions, accounts and projects there are, the clouds know
const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PROJECT = /^([a-z0-9.-]+\.[a-z]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

/** The ARN of a role of AWS. */
export const roleArn = also(filledText, (value) => (ROLE_ARN.test(value) ? undefined
  : { what: `${quote(value)} is not the ARN of a role of AWS`, instead: 'write one like "arn:aws:iam::123456789012:role/dns"', code: 'CloudWordInvalid' }));

/** IDs of Azure: subscriptions, and clients of principals and identities. */
export const azureId = also(filledText, (value) => (UUID.test(value) ? undefined
  : { what: `${quote(value)} is not an ID of Azure`, instead: 'write the UUID that the portal shows, not the name', code: 'CloudWordInvalid' }));

/** A project of Google Cloud, by its ID. Source: cloud.google.com/sdk/gcloud/reference/projects/create; before a colon, the domain of old ones. */
export const googleProject = also(filledText, (value) => (PROJECT.test(value) ? undefined
  : {
    what: `${quote(value)} is not the ID of a project of Google Cloud`,
    instead: 'write it as "gcloud projects list" shows it, with lower-case letters, digits and hyphens', code: 'CloudWordInvalid',
  }));

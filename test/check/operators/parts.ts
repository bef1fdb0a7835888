import { CONFIGURATION_PARTS } from './configuration-parts';
import { INSTALLATION_PARTS } from './installation-parts';
import { JOB_PARTS } from './job-parts';
import { Part } from './part';

/** All parts, by chapter of the page. */
export const PARTS: Readonly<Record<string, readonly Part[]>> = {
  'Jobs': JOB_PARTS,
  'config.yaml and plugins.yaml': CONFIGURATION_PARTS,
  'Programs, ways in, and what watches them': INSTALLATION_PARTS,
};

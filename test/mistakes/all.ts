import { ADDRESSES } from './addresses';
import { AMOUNTS } from './amounts';
import { ANNOTATIONS } from './annotations';
import { BAD_INPUT } from './bad-input';
import { BALANCING_CASES } from './balancing-cases';
import { BUILD_CLUSTERS } from './build-clusters';
import { CAPACITY } from './capacity';
import { CLUSTERS } from './clusters';
import { COMPONENTS } from './components';
import { CONFIG_UPDATER } from './config-updater';
import { DISTRIBUTIONS } from './distributions';
import { DOOR } from './door';
import { EXPOSURE_CODES } from './exposure-codes';
import { GITHUB_FACTS } from './github';
import { IMAGE_LOCKS } from './image-locks';
import { ISOLATED_TRAFFIC } from './isolated-traffic';
import { JOB_CACHES } from './job-caches';
import { JOBS } from './jobs';
import { KNOWN_CLUSTERS } from './known-clusters';
import { LEFT_OVER } from './left-over';
import { LIBRARY } from './library';
import { Mistake } from './mistake';
import { MIGRATIONS } from './migrations';
import { NETWORK } from './network';
import { NETWORK_CASES } from './network-cases';
import { NETWORK_CODES } from './network-codes';
import { NETWORK_HELD } from './network-held';
import { OBJECT_CODES } from './object-codes';
import { OBJECTS } from './objects';
import { OPERATORS } from './operators';
import { OVERRIDES } from './overrides';
import { POD_SECURITY } from './pod-security';
import { PROW_CASES } from './prow-cases';
import { PROW_CODES } from './prow-codes';
import { PROW_CONFIG } from './prow-config';
import { PROW_REST } from './prow-rest';
import { REFERENCES } from './references';
import { SECRETS } from './secrets';
import { SILENT_MEANINGS } from './silent-meanings';
import { SILENT_OBJECTS } from './silent-objects';
import { SILENT_PROW } from './silent-prow';
import { STORAGE } from './storage';
import { TLS } from './tls';
import { TRUST } from './trust';
import { PRIVATE_DECK } from './private-deck';
import { WEBHOOK_WAY } from './webhook-way';

/** Filled by the files beside this one: first what people did, then one input for each code that nobody's mistake raises alone. */
export const MISTAKES: readonly Mistake[] = [
  ...ADDRESSES, ...AMOUNTS, ...ANNOTATIONS, ...BAD_INPUT, ...BALANCING_CASES, ...BUILD_CLUSTERS, ...CAPACITY, ...CLUSTERS, ...COMPONENTS,
  ...CONFIG_UPDATER, ...DISTRIBUTIONS, ...DOOR, ...GITHUB_FACTS, ...IMAGE_LOCKS,
  ...ISOLATED_TRAFFIC, ...JOB_CACHES, ...JOBS, ...KNOWN_CLUSTERS, ...LEFT_OVER, ...LIBRARY,
  ...NETWORK, ...NETWORK_CASES, ...NETWORK_HELD, ...OBJECTS, ...OPERATORS, ...OVERRIDES, ...POD_SECURITY,
  ...PROW_CASES, ...PROW_CONFIG, ...PROW_REST, ...REFERENCES, ...SECRETS, ...SILENT_MEANINGS, ...SILENT_OBJECTS, ...SILENT_PROW, ...STORAGE, ...TLS,
  ...PRIVATE_DECK, ...TRUST, ...WEBHOOK_WAY,
  ...EXPOSURE_CODES, ...MIGRATIONS, ...NETWORK_CODES, ...OBJECT_CODES, ...PROW_CODES,
];

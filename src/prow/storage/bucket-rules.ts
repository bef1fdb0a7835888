import { also, Rule } from '../../core/props';
import { looksLikeSecret, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { integer } from '../../core/values';

const S3_BUCKET = /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(\.\.|-s3alias$|--ol-s3$|\.mrap$|--x-s3$|--table-s3$))(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const GCS_BUCKET = /^(?!goog)(?!.*(google|\.\.))(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/;

function bucketName(pattern: RegExp, store: string): Rule<string> {
  return also(text, (value) => {
    if (pattern.test(value)) return undefined;
    const bare = value.replace(/^[a-z0-9]+:\/\//i, '').replace(/\/.*$/, '').toLowerCase().replace(/_+/g, '-');
    const instead = pattern.test(bare) && !looksLikeSecret(value)
      ? `write ${quote(bare)}` : 'use 3 to 63 lower-case letters, digits, "." and "-", with a letter or digit at both ends';
    return { what: `${quote(value)} is not the name of a bucket of ${store}`, instead, code: 'BucketNameInvalid' };
  });
}

/** A general-purpose bucket. Source: Amazon S3 user guide, "General purpose bucket naming rules". */
export const s3BucketName = bucketName(S3_BUCKET, 'S3');

/** A bucket without a domain. Source: Cloud Storage documentation, "About bucket names". */
export const gcsBucketName = bucketName(GCS_BUCKET, 'GCS');

/** Stands in S3's signatures between slashes. */
export const regionName = also(text, (value) => (/^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/.test(value) ? undefined
  : { what: `${quote(value)} is not a region`, instead: 'use letters, digits, "-" and "_", like "us-east-1"', code: 'RegionInvalid' }));

/** A hundred years at most: the end of what stores take as a number of days. */
export const retentionDays = integer(1, 36500);

/** A folder in a bucket: names joined by slashes. */
export const bucketFolder = also(text, (value) => (/^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/.test(value) ? undefined
  : { what: `${quote(value)} is not a folder in a bucket`, instead: 'write it without a slash at either end, like "prow-state"', code: 'BucketFolderInvalid' }));

import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** The names of all images in YAML files: of containers, and in Prow's own configuration inside ConfigMaps. */
export function emittedImages(files: readonly string[]): string[] {
  return [...new Set(files.flatMap((file) => imagesInText(readFileSync(file, 'utf8'))))].sort();
}

function imagesInText(text: string): string[] {
  return parseAllDocuments(text).flatMap((document) => imagesIn(document.toJS()));
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { kind, data } = value as { kind?: unknown; data?: Record<string, string> };
  // Its schema has properties that are called image, and no names of images.
  if (kind === 'CustomResourceDefinition') return [];
  const embedded = kind === 'ConfigMap' ? Object.entries(data ?? {}).filter(([key]) => /\.ya?ml$/.test(key)) : [];
  return [
    ...embedded.flatMap(([, text]) => imagesInText(text)),
    ...Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'image' && typeof inner === 'string') return [inner];
      if (key === 'utility_images' && typeof inner === 'object' && inner !== null) return Object.values(inner as Record<string, string>);
      return imagesIn(inner);
    }),
  ];
}

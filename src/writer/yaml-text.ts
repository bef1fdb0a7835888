import { Document, ScalarTag } from 'yaml';

/** Beyond it a text is hardly ever met again. */
const LONGEST_REMEMBERED = 64;
const MOST_REMEMBERED = 10_000;
/** Texts whose form depends on where they stand: of several lines, or like a marker between documents. */
const DEPENDS_ON_PLACE = /\n|^(?:%|---|\.\.\.)/;

/**
 * Writes objects as YAML, with the library and the options of cdk8s' `Yaml.stringify`, and so with the same bytes.
 *
 * cdk8s makes a document with a schema of its own for each object, and asks for each text again which types a reader of YAML 1.1 could
 * take it for. Here the document is kept, and so are the answers: of the texts in a large app nearly all are repetitions. That halves the
 * time of writing an app.
 */
export class YamlText {
  private readonly document: Document = new Document(null, { version: '1.1' });
  private readonly remembered = new Map<string, string>();

  constructor() {
    const { tags } = this.document.schema;
    const place = tags.findIndex(({ tag }) => tag === 'tag:yaml.org,2002:str');
    tags[place] = this.remembering(tags[place] as ScalarTag);
  }

  of(object: unknown): string {
    // the library numbers anchors on from those in the contents
    this.document.contents = null;
    this.document.contents = this.document.createNode(object, { keepUndefined: true });
    // there are never directives, and to find that out the library would walk through the whole object
    return this.document.toString({ lineWidth: 0, directives: false });
  }

  private remembering(tag: ScalarTag): ScalarTag {
    const stringify = tag.stringify as NonNullable<ScalarTag['stringify']>;
    return {
      ...tag,
      stringify: (item, context, onComment, onChompKeep) => {
        const text = item.value as string;
        if (text.length > LONGEST_REMEMBERED || DEPENDS_ON_PLACE.test(text)) return stringify(item, context, onComment, onChompKeep);
        const key = (context.implicitKey ? 'key ' : 'value ') + text;
        const known = this.remembered.get(key);
        if (known !== undefined) return known;
        if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
        const written = stringify(item, context, onComment, onChompKeep);
        this.remembered.set(key, written);
        return written;
      },
    };
  }
}

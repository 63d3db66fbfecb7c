/* meta: what is about a text, at the edges of a document.
 *
 * The rules are patterns in the section [meta] of the language files; the names of their groups are the keys (date, authors …).
 * Those of the place `head` are tried at the beginning of a document, those of `tail` at its end, in file order, and the first that
 * is certain decides. A group named `credits` is a list, its parts judged one by one by the rules of the place `part`.
 * What no rule knows is text. A new place is a new function here; formats and lines in between will be such. */
#ifndef META_H
#define META_H

#include "lang.h"

enum { META_EDGE = 1024 }; /* the most bytes that are looked at, at either edge; what reaches past them is text */

typedef struct {
	span at;          /* the bytes that say it, in the text given */
	const char *key;  /* "date", "authors", "agencies"; borrowed from the language */
	size_t value, n;  /* its normalised value ("qu, sti"): n bytes of the array's texts, from `value` on */
	const lang_meta *rule;
} meta;

typedef struct {
	meta *p;
	size_t n, cap;
	buf texts;
} meta_array; /* owned; zero it to start with */

/* The bytes at the start of `text`, the first META_EDGE or more bytes of a document (a BOM left out, white space not), that go:
 * 0 if none. Their keys are appended to *out. What goes includes the white space between it and the text proper. */
size_t meta_head(const lang *l, span text, meta_array *out);

/* How many bytes of `text`, the last paragraph of a document, stay: text.n if all do; 0 if the whole paragraph is a signature.
 * A signature on a line of its own leaves the line end before it, one behind a sentence takes the white space in between along. */
size_t meta_tail(const lang *l, span text, meta_array *out);

/* The bytes of a value; borrowed until the next one is appended. */
static inline span meta_value(const meta_array *a, const meta *m) { return (span){a->texts.p + m->value, m->n}; }

void meta_array_clear(meta_array *a);
void meta_array_free(meta_array *a);

#endif

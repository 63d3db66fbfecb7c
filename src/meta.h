/* meta: what is about a text, by the rules of its language.
 *
 * The rules are patterns in the section [meta] of the language files; the names of their groups are the keys (date,
 * authors …). Those of the place `head` are tried at the beginning of a document, those of `tail` at its end, those of
 * `line` on a line that stands alone; in file order, and the first that is certain decides. A group named `credits` is
 * a list, its parts judged one by one by the rules of the place `part`. What no rule knows is text. */
#ifndef META_H
#define META_H

#include "keyvalue.h"
#include "lang.h"

enum {
	META_EDGE = 1024, /* the most bytes that are looked at, at either edge; what reaches past them is text */
	META_KINDS = 16
};

/* The kinds of rules that are passed over. */
typedef struct {
	span kind[META_KINDS]; /* borrowed */
	size_t n;
} meta_kinds;

bool meta_has_kind(const meta_kinds *kinds, span kind);

/* The most bytes of a line that a rule of the place `line` may take, those of the kinds left out. */
size_t meta_longest_line(const lang *l, const meta_kinds *kept);

/* The bytes at the start of `text`, the first META_EDGE or more bytes of a document (a BOM left out, white space not),
 * that go: 0 if none. Their keys are appended to *out. What goes includes the white space between it and the text
 * proper. */
size_t meta_head(const lang *l, const meta_kinds *kept, span text, keyvalue_array *out);

/* How many bytes of `text`, the last paragraph of a document, or a piece of one (first: its beginning), stay: text.n if
 * all do; 0 if the whole paragraph is a signature. A signature on a line of its own leaves the line end before it, one
 * behind a sentence takes the white space in between along. */
size_t meta_tail(const lang *l, const meta_kinds *kept, span text, bool first, keyvalue_array *out);

/* Whether a line that stands alone goes; `at` is its place in the text that the keys count from. */
bool meta_line(const lang *l, const meta_kinds *kept, span line, size_t at, keyvalue_array *out);

#endif

/* A look at a text, with memory of its own, for tests of what reads a place of it. */
#ifndef TESTS_LOOKED_H
#define TESTS_LOOKED_H

#include "lang_set.h"
#include "reading.h"

#include "check.h"

typedef struct {
	look_memo parts[LOOK_MEMOS], names[LOOK_MEMOS];
	exact_texts texts;
	look f;
} looked;

static inline const look *looked_at(looked *l, const lexicon *w, span text)
{
	memset(l->parts, 0, sizeof l->parts);
	memset(l->names, 0, sizeof l->names);
	buf_clear(&l->texts.bytes);
	l->f = (look){.w = w,
		.parts = l->parts,
		.names = l->names,
		.start = text.p,
		.end = text.p + text.n,
		.floor = text.p,
		.at = text.p,
		.texts = &l->texts};
	return &l->f;
}

/* The bytes of a value that a reading has; borrowed until more is put. */
static inline span looked_text(const looked *l, exact_text t)
{
	return t.n ? (span){l->texts.bytes.p + t.at, t.n} : (span){0};
}

/* Whether the rule knows what stands at `at` in the text; value and end are checked. */
static inline bool looked_knows(
	looked *l, reading_rule *rule, const lexicon *w, span text, size_t at, const char *value, const char *to)
{
	shape s;
	reading n = {.kind = KIND_OTHER};
	const look *f = looked_at(l, w, text);
	figure_shape(f, text.p + at, &s);
	if (!rule(f, &s, &n)) return false;
	CHECK_SPAN(looked_text(l, n.value), value);
	CHECK_SPAN(looked_text(l, n.to), to);
	return true;
}

static inline void looked_free(looked *l)
{
	buf_free(&l->texts.bytes);
	buf_free(&l->texts.digits);
}

#endif

/* A look at a text, with memory of its own, for tests of what reads a place of it. */
#ifndef TESTS_LOOKED_H
#define TESTS_LOOKED_H

#include "lang_set.h"
#include "look.h"

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

static inline void looked_free(looked *l)
{
	buf_free(&l->texts.bytes);
	buf_free(&l->texts.digits);
}

#endif

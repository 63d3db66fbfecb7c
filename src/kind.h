/* kind: is a quotation speech, a fragment of it, a title or a term?
 *
 * An ordered list of rules; the first that knows decides. */
#ifndef KIND_H
#define KIND_H

#include "speaker.h"

enum kind {
	KIND_SPEECH,   /* what someone said, whole */
	KIND_FRAGMENT, /* words of somebody's in a reporter's sentence */
	KIND_TITLE,    /* works, names, ships, parties */
	KIND_TERM,     /* words mentioned, and scare quotes */
	KIND_UNCLOSED,
	KIND_INDIRECT
};

typedef struct {
	enum kind kind;
	unsigned rule; /* an index for kind_rule_name */
	bool named;    /* it was judged a name by its own shape, or by what names it */
} judgement;

/* Of the quotation q, which is token k of the sentence, said as `a` says. `before` is what the one before it in the
 * sentence is; KIND_UNCLOSED if there is none. */
judgement kind_judge(const lang *l, const clause *c, int k, const quote *q, const attribution *a, enum kind before);

/* Of a quotation inside another one, of whose sentence nothing is known. */
judgement kind_judge_inner(const lang *l, const quote *q);

const char *kind_name(enum kind kind);
const char *kind_rule_name(unsigned rule);

/* The rules that speech.h adds. */
enum { KIND_RULE_REOPENED, KIND_RULE_UNCLOSED, KIND_RULE_OWN };

#endif

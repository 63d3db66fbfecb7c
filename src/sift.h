/* sift: what of a document is about its text, and not the text: at its head, at its tail, in lines that stand alone.
 *
 * A head is judged before any of it is passed on, a tail when the document has ended; so both are held back (hold.h),
 * within bounds: the first lines as long as they may be a wrapping, then the last text and what was cut behind it.
 * Lines that stand alone are judged as they come. After each call `ready` says how many of the bytes held are judged:
 * the caller writes them, without what was cut, and says so by sift_passed. */
#ifndef SIFT_H
#define SIFT_H

#include "hold.h"
#include "meta.h"
#include "stream.h"
#include "wrap.h"

typedef struct {
	/* The caller sets these once, and zeroes the rest. */
	enum wrap_format format; /* the wrapping of each document */
	size_t limit;            /* the most lines that go at the head, at the tail, in between */
	meta_kinds kept;         /* not taken away */
	bool holds_closing;      /* the line that closes a document stays held: it may become a separator */

	hold h;
	size_t ready;     /* bytes that are judged */
	const char *past; /* what was longer than its limit, and stays; the caller takes it and sets it to NULL */
	size_t closing;   /* the bytes of the line that closes the document; with holds_closing they are still held */
	const lang *lang; /* of the text given last */

	/* Of the document at hand */
	enum {
		SIFT_HEAD, /* a wrapping may be there, */
		SIFT_LEAD, /* was there; */
		SIFT_BODY, /* text; */
		SIFT_TAIL, /* behind its end mark; */
		SIFT_AFTER /* behind </doc> */
	} stage;
	wrap_state wrap;
	size_t head;          /* in what is held: where the head begins, or what follows it; */
	size_t base;          /* behind what is certain to go; */
	size_t from, to;      /* the last text that stays; none if they are the same */
	bool first, cut;      /* it begins a paragraph; that goes on behind it */
	bool more;            /* the document has text before it */
	bool headed;          /* the inline header was looked for */
	size_t lines;         /* boilerplate lines taken away, lines of the tail */
	bool warned;          /* `past` was said */
	uint64_t par;         /* the paragraph at hand */
	const lang *measured; /* the language for which `longest` is the longest line that a rule may take */
	size_t longest;
} sift;

/* A document begins. */
void sift_document(sift *s);

/* The next view of it: text, white space, or a line that opens or closes it. `l` is its language, `par` the number of
 * its paragraph. */
void sift_view(sift *s, const view *v, const lang *l, uint64_t par);

/* Its text has ended: all that is held is judged, but for a closing line. */
void sift_end(sift *s);

/* The first n bytes held were written, with the first k finds: forgets them. */
void sift_passed(sift *s, size_t n, size_t k);

void sift_free(sift *s);

#endif

/* stream: bytes in, paragraphs and documents out.
 *
 * A stream reads one input in blocks and gives views that tile it: every byte is in exactly one view. Memory is
 * one buffer of STREAM_BUFFER bytes, whatever the input; which views there are does not depend on how the bytes
 * arrive. A paragraph longer than STREAM_VIEW comes in pieces: a piece ends at a line end, if its second half
 * has any that counts, else at white space, else between two code points. */
#ifndef STREAM_H
#define STREAM_H

#include "buf.h"

enum {
	STREAM_VIEW = 1 << 16,  /* the most bytes that a view holds, a line feed at its end not counted */
	STREAM_BLOCK = 1 << 16, /* the most that is read at once */
	STREAM_BUFFER = 1 << 18 /* the bytes in memory */
};

enum view_kind {
	VIEW_TEXT,      /* (a piece of) a paragraph, and the white space behind it */
	VIEW_GAP,       /* white space alone */
	VIEW_SEPARATOR, /* what parts two documents: a form feed line, or a NUL */
	VIEW_OPEN, /* a line that opens a document (<doc …>); its text is what the caller's `border` says of the line */
	VIEW_CLOSE, /* a line that closes one */
	VIEW_END    /* the end of the input; no bytes */
};

typedef struct {
	enum view_kind kind;
	const byte *p;   /* borrowed until the next call of stream_next */
	size_t text, n;  /* [0, text) is text, its last character no white space; [text, n) is white space */
	uint64_t start;  /* the offset of p in the input, in bytes, */
	uint64_t cstart; /* and in code points, if they are counted */
	bool first;      /* a paragraph begins here; else this is a further piece of one */
	bool cut;        /* the paragraph is longer than a view: it was cut here, and goes on */
	bool invalid;    /* some bytes are no UTF-8 */
} view;

typedef struct {
	bool zero;    /* NUL ends a document, and a form feed line does not */
	bool lines;   /* each line is a piece of its own, given as soon as it has ended */
	bool count;   /* count code points */
	bool wrapped; /* a line end is no better a place to cut than any white space */
	bool strict;  /* the input ends before its first byte that is no UTF-8 */
	/* Where documents have lines around them: asked, if not NULL, about the first line of a document's text, and,
	 * once VIEW_OPEN was given, about each line that begins with '<': VIEW_OPEN, VIEW_CLOSE, or VIEW_TEXT where it
	 * is none. Collections whose records have lengths of their own need more than that, and will be given their
	 * views here. */
	enum view_kind (*border)(span line);
	void (*idle)(void *); /* called, if not NULL, before a read that may have to wait */
	void *idle_argument;
} stream_options;

typedef struct {
	stream_options want;
	int fd;
	int error; /* errno of a read that failed, else 0 */
	bool eof, may_wait;
	byte *data;       /* STREAM_BUFFER bytes; indexes into them: */
	size_t lo, hi;    /* [lo, hi) is read and not yet done with */
	size_t given;     /* [lo, lo + given) is the view given last */
	size_t valid;     /* [lo, valid) is whole characters, and bytes that are no UTF-8 */
	size_t pos;       /* [lo, pos) is looked through for line ends */
	size_t line;      /* where the line that pos is in starts */
	size_t text;      /* behind the last text of complete lines; none stands in [lo, …) if it is not above lo */
	size_t bad;       /* behind the last byte that is no UTF-8 */
	bool solid;       /* the line has text before `line`, in an earlier view */
	bool open, began; /* a paragraph has begun; a piece of it was given */
	bool texted, inside;          /* the document has had text; it was opened by a line, and not yet closed */
	uint64_t start, cstart;       /* the offsets of lo */
	uint64_t invalid, invalid_at; /* how many bytes are no UTF-8, and the offset of the first */
} stream;

/* Begins to read `fd`, which its caller has opened and will close. The stream is zeroed, or was used before. */
void stream_open(stream *s, int fd, stream_options want);

/* The next view. After a read that failed (s->error) what was read before it is given, then VIEW_END. */
void stream_next(stream *s, view *v);

/* Shortens the text view given last, whose paragraph goes on, to its first n bytes, the first `text` of them
 * text; the others come again. Needs 0 < text <= n <= v->n. */
void stream_trim(stream *s, view *v, size_t text, size_t n);

void stream_free(stream *s);

#endif

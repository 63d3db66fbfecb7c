#include "body.h"

static void write_kept(body *b, span text)
{
	output_bytes(b->out, text);
	sidefile_keep(b->side, text);
}

void body_keep(body *b, span text)
{
	const span replacement = span_of("\xEF\xBF\xBD");
	if (!b->wanted || text.n == 0) return;
	b->unfinished = text.p[text.n - 1] != '\n';
	if (!b->side) {
		output_text(b->out, text, true);
		return;
	}
	for (const byte *p = text.p, *end = p + text.n; p < end;) {
		const byte *bad = b->out->replace ? utf8_invalid(p, end) : end;
		write_kept(b, (span){p, (size_t)(bad - p)});
		if (bad < end) {
			sidefile_drop(b->side, (span){bad++, 1});
			body_add(b, replacement);
		}
		p = bad;
	}
}

void body_add(body *b, span text)
{
	output_bytes(b->out, text);
	if (b->side) sidefile_add(b->side, text);
}

void body_drop(body *b, span text)
{
	if (b->side) sidefile_drop(b->side, text);
	if (b->wanted && b->mark) {
		output_mark(b->out, 0);
		output_text(b->out, text, true);
		output_mark_end(b->out);
	}
	for (size_t i = 0; b->aligned && i < text.n; i++) {
		byte c = text.p[i] == '\n' || text.p[i] == '\r' ? text.p[i] : ' ';
		body_add(b, (span){&c, 1});
	}
}

void body_separate(body *b, span line, bool zero)
{
	size_t n = zero ? 1 : 2;
	body_add(b, (span){(const byte *)(zero ? "" : "\f\n"), n});
	for (; n < line.n; n++) body_add(b, span_of(n + 1 < line.n ? " " : "\n"));
	if (b->side) sidefile_drop(b->side, line);
}

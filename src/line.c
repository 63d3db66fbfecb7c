#include "line.h"

bool line_next(span text, bool whole, size_t *pos, span *line)
{
	if (*pos >= text.n) return false;
	const byte *from = text.p + *pos, *feed = memchr(from, '\n', text.n - *pos);
	if (!feed && !whole) return false;
	const byte *end = feed ? feed : text.p + text.n;
	*pos = (size_t)(end - text.p) + (feed != NULL);
	*line = (span){from, (size_t)(end - from)};
	if (line->n && end[-1] == '\r') line->n--;
	return true;
}

span line_trim(span s)
{
	const byte *end = s.p + s.n, *p = utf8_skip_space(s.p, end);
	return (span){p, (size_t)(utf8_trim_space(p, end) - p)};
}

static byte lower(byte c) { return c >= 'A' && c <= 'Z' ? (byte)(c | 0x20) : c; }

bool line_begins(span s, const char *text)
{
	size_t i = 0;
	while (i < s.n && text[i] && lower(s.p[i]) == lower((byte)text[i])) i++;
	return !text[i];
}

bool line_holds(span s, const char *text)
{
	for (size_t i = 0; i < s.n; i++)
		if (line_begins(span_cut(s, i, s.n), text)) return true;
	return false;
}

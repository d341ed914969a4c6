#include "run-reader.h"

#include "element.h"
#include "varint.h"

void run_reader_init(struct run_reader *reader, uint8_t element, struct nudge_bytes data) {
  *reader = (struct run_reader){.at = data.data, .end = data.data + data.length, .size = element_size(element)};
}

enum run_result run_reader_next(struct run_reader *reader) {
  uint32_t skip, count;
  if (reader->at == reader->end) return RUN_END;
  if (!packed_varint(&reader->at, reader->end, &skip) || !packed_varint(&reader->at, reader->end, &count))
    return RUN_DAMAGED;
  uint64_t offset = (uint64_t)reader->offset + reader->count + skip;
  bool apart = reader->count == 0 || skip > 0;
  bool whole = count > 0 && count <= (uint32_t)(reader->end - reader->at) / reader->size;
  if (offset > UINT32_MAX || !apart || !whole) return RUN_DAMAGED;
  reader->offset = (uint32_t)offset;
  reader->count = count;
  reader->elements = (struct nudge_bytes){reader->at, (uint16_t)(count * reader->size)};
  reader->at += reader->elements.length;
  return RUN_NEXT;
}

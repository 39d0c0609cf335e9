/*
 * An addon made for Windows takes Node's functions from the program that loads it. The linker would write the
 * name of one program into it (node.exe); this looks them up in whatever program runs, so daftar.exe too.
 */
#include <windows.h>
#include <delayimp.h>

extern IMAGE_DOS_HEADER __ImageBase;

/* Called by the linker's stub at the first use of a function; fills its place in the table of addresses. */
FARPROC WINAPI __delayLoadHelper2(PCImgDelayDescr descriptor, PImgThunkData place) {
  BYTE *module = (BYTE *)&__ImageBase;
  PImgThunkData addresses = (PImgThunkData)(module + descriptor->rvaIAT);
  PImgThunkData names = (PImgThunkData)(module + descriptor->rvaINT);
  PImgThunkData entry = names + (place - addresses);
  PIMAGE_IMPORT_BY_NAME wanted = (PIMAGE_IMPORT_BY_NAME)(module + entry->u1.AddressOfData);
  FARPROC found = GetProcAddress(GetModuleHandleW(NULL), (const char *)wanted->Name);
  if (found == NULL) RaiseException(ERROR_PROC_NOT_FOUND, 0, 0, NULL);
  place->u1.Function = (ULONG_PTR)found;
  return found;
}

// The recorder: hooks into Swift's concurrency runtime that write what happens to a log.
//
// Whoever links or preloads this library has its process recorded, if the environment names a directory for the log
// (WEFT_ENVIRONMENT_LOG). It has no functions to call: a loop tells it what it can't see through
// `weft_recorder_find()` of CRecording.

#pragma once

#include "CRecording.h"

package io.clickshelf.ingestion;

import io.clickshelf.platform.architecture.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {}

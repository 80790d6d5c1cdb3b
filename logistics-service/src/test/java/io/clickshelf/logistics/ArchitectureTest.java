package io.clickshelf.logistics;

import io.clickshelf.platform.architecture.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {}

package io.clickshelf.gateway;

import io.clickshelf.platform.architecture.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {}
